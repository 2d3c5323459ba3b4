// Reads one place past the end of a table. AddressSanitizer must report it.
#include <cstdio>
#include <vector>

int main(int argc, char**) {
    const std::vector<int> posts(4, 1);
    const int* first = posts.data();
    std::printf("%d\n", first[3 + argc]);
    return 0;
}
