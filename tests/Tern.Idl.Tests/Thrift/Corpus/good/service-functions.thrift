struct Item { 1: i64 id }
service Shop {
  void ping()
  Item get(1: i64 id),
  list<Item> all();
  map<string, list<Item>> byName(1: list<string> names, 2: bool deep)
  string _hidden()
}
