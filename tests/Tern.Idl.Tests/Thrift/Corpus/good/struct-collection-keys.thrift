struct Item {
  1: map<list<i32>, string> a // warning TERN3130
  2: set<set<i32>> b // warning TERN3130
  3: map<Point, i32> c
}
struct Point { 1: i32 x }
