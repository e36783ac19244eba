struct _Item { 1: i32 _, 2: i32 a1, 3: i32 A_b_C, 4: i32 __x__ }
struct item { 1: _Item Item }
