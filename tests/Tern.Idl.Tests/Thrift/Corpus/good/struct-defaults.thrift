enum Color { RED, GREEN }
struct Point { 1: i32 x }
struct Item {
  1: bool a = true
  2: i8 b = -1
  3: i64 c = 0x10
  4: double d = 1
  5: string e = "e"
  6: Color f = Color.GREEN
  7: list<i32> g = [1, 2]
  8: map<string, bool> h = {"x": false}
  9: Point i = {"x": 1}
  10: set<Color> j = [Color.RED]
}
