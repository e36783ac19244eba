struct Item {
  1: i64 (js.type = "Long") a
  2: list<string (js.type = "Text")> (cpp.template = "std::list") b
  3: map<string, i32> (sorted) c
}
