namespace netstd Shop

/** Colors. */
enum Color {
  /** As blood. */
  Red = 1
  blue = 2
}

exception Closed {
}

/** Who buys. */
struct Customer {
  1: string name
  2: bool isActive = true
}

/** One item. */
struct Item {
  /** What it is called. */
  1: required string sku
  2: optional string note
  3: i32 count = 42
  4: i64 revision
  5: i64 balance
  6: list<Color> colors
  7: set<i32> codes
  8: map<string, Customer> customers
  9: i64 at
  10: optional i64 took
  11: string price
  12: string id
  13: i8 small
  14: double rate
  15: optional i32 wrapped
  16: optional Payment payment
  17: string class_
  18: binary seal
  20: optional Customer left
  21: optional i32 right
  30: optional PageOfCustomer page
  31: optional Color favourite
}

/** There is none left. */
exception OutOfStock {
  1: string sku
}

struct PageOfCustomer {
  1: list<Customer> items
}

/** How it is paid. */
union Payment {
  /** By card. */
  1: string card
  2: i64 cash
}

service Base {
  /** Says whether it lives. */
  bool Ping()
} (tern.name = "shop.Base")

struct CatalogCountArguments {
  1: string text
  2: i32 step
}

struct CatalogCountResult {
  1: i32 reply
}

struct CatalogChatArguments {
  1: string request
}

struct CatalogChatResult {
  1: string reply
}

/**
 * What is sold, and to Customers.
 *
 * Prices are in cents.
 *
 * They include taxes.
 */
service Catalog extends Base {
  /** Finds one item. */
  Item Find(
    /** What it is called. */
    1: string sku,
    /** How many at most. */
    2: i32 limit = 10,
    /** In which color. */
    3: Color color = Color.blue
  ) throws (
    1: OutOfStock outOfStock,
    2: Closed closed
  ) (tern.idempotent = "true")

  /** Puts one. */
  void Put(1: Item item)

  oneway void Track(1: list<string> words)

  i64 Clock()

  Item Watch(1: Item request) (streaming.mode = "server")

  CatalogCountResult Count(1: CatalogCountArguments request) (streaming.mode = "server")

  Item Upload(1: Item request) (streaming.mode = "client")

  CatalogChatResult Chat(1: CatalogChatArguments request) (streaming.mode = "bidirectional")
} (tern.name = "shop.Catalog")
