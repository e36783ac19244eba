cpp_include "<unordered_map>"
cpp_include "shop.h"
struct A { 1: i32 a }
