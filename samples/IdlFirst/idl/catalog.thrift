namespace netstd IdlFirst.Catalog

/** How many items a page has at most. */
const i32 PAGE_SIZE = 2

enum Shelf {
    FRONT = 1,
    BACK = 2
}

/** An item of the catalog. */
struct Item {
    1: required string sku,
    2: string title,
    3: optional i64 cents,
    4: Shelf shelf = Shelf.BACK,
    5: set<string> tags
}

exception NotFound {
    1: string sku,
    2: string message
}

service Catalog {
    /** Finds an item. */
    Item get(1: string sku) throws (1: NotFound missing) (tern.idempotent),
    list<Item> search(1: string text, 2: i32 limit = PAGE_SIZE),
    oneway void put(1: Item item)
}
