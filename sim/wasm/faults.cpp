#include "report/json.hpp"
#include "wasm/answers.hpp"

namespace ssrsim {

std::string faults_json(const Faults& faults) {
    Json json{JsonForm::compact};
    json.open_array();
    for (const Fault& fault : faults) {
        json.open_object().put("file", fault.where.file);
        json.put("line", static_cast<double>(fault.where.line));
        json.put("column", static_cast<double>(fault.where.column));
        json.put("path", fault.path).put("message", fault.message).put("hint", fault.hint).close();
    }
    json.close();
    return json.text();
}

} // namespace ssrsim
