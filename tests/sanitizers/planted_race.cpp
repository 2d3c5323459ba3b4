// Workers add to one plain number. ThreadSanitizer must report it, and nothing about oneTBB itself.
#include <cstdio>
#include <oneapi/tbb/global_control.h>
#include <oneapi/tbb/parallel_for.h>
#include <oneapi/tbb/task_arena.h>

int main() {
    // Four workers on any machine, and many rounds: in a single one a lone worker may do
    // everything.
    const tbb::global_control workers(tbb::global_control::max_allowed_parallelism, 4);
    tbb::task_arena arena(4);
    long total = 0;
    for (int round = 0; round < 100; ++round) {
        arena.execute([&] { tbb::parallel_for(0, 20000, [&](int i) { total += i; }); });
    }
    std::printf("%ld\n", total);
    return 0;
}
