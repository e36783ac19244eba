struct Point { 1: i32 x }
struct Item { 1: Point (cpp.ref = "true") a, 2: list<Point (boxed)> b }
