// Adds past the largest int. UndefinedBehaviorSanitizer must report it.
#include <cstdio>
#include <limits>

int main(int argc, char**) {
    const int officers = std::numeric_limits<int>::max();
    std::printf("%d\n", officers + argc);
    return 0;
}
