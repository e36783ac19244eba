struct Item {
  1: map cpp_type "std::unordered_map<int, int>" <i32, i32> a
  2: set cpp_type "std::unordered_set<int>" <i32> b
  3: list<i32> cpp_type "std::deque<int>" c
}
