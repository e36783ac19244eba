struct Item {}
service Shop {
  Item (boxed = "true") get()
  list<Item (boxed)> all(1: Item item)
}
