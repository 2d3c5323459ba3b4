// What an ensemble does, without a fault: workers in any order, a serial stage in key order.
#include <cstdio>
#include <oneapi/tbb/parallel_for.h>
#include <oneapi/tbb/parallel_pipeline.h>
#include <vector>

int main() {
    std::vector<long> squares(10000);
    tbb::parallel_for(0, 10000,
                      [&squares](int i) { squares[static_cast<std::size_t>(i)] = long{i} * i; });

    std::vector<long> ordered;
    int next = 0;
    tbb::parallel_pipeline(
        8,
        tbb::make_filter<void, int>(tbb::filter_mode::serial_in_order,
                                    [&next](tbb::flow_control& flow) {
                                        if (next == 2000) flow.stop();
                                        return next++;
                                    }) &
            tbb::make_filter<int, long>(
                tbb::filter_mode::parallel,
                [&squares](int i) { return squares[static_cast<std::size_t>(i)]; }) &
            tbb::make_filter<long, void>(tbb::filter_mode::serial_in_order,
                                         [&ordered](long square) { ordered.push_back(square); }));
    std::printf("%zu\n", ordered.size());
    return ordered.size() == 2000 ? 0 : 1;
}
