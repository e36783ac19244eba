struct Point { 1: required i32 x, 2: required i32 y = 5 }
const Point A = {} // error TERN3147
const Point B = {"x": 1}
