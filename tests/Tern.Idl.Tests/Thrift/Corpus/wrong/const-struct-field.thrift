struct Point { 1: i32 x, 2: i32 y }
const Point A = {"x": 1, "z": 2} // error TERN3143
const Point B = {x: 1} // error TERN3140
const Point C = {"x": "one"} // error TERN3140
