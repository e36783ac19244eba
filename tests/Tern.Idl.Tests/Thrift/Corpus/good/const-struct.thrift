enum Color { RED }
struct Point { 1: required i32 x, 2: optional i32 y, 3: Color color = Color.RED }
struct Line { 1: Point first, 2: Point second, 3: map<string, Point> named }
const Point A = {"x": 1}
const Line B = {"first": {"x": 1, "y": 2}, "second": {"x": 3, "color": Color.RED}, "named": {"mid": {"x": 2}}}
const list<Point> C = [{"x": 1}, {"x": 2}]
