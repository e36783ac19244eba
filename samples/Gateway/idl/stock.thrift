// The service behind the gateway that speaks Thrift.
namespace * stock

struct Item {
  1: required string sku
  2: string title
  3: i64 cents
  4: list<string> tags
}

struct FindRequest {
  1: required string sku (api.path = "sku")
  2: optional string currency (api.query = "currency")
}

struct SearchRequest {
  1: string text (api.query = "q")
  2: i32 limit = 10 (api.query = "limit")
}

struct SearchResponse {
  1: list<Item> items
  2: i32 total (api.header = "X-Total-Count")
}

struct PutRequest {
  1: required string sku (api.path = "sku")
  2: required string title
  3: i64 cents
  4: list<string> tags
}

struct PutResponse {
  1: Item item
  2: i32 status (api.http_code = "")
}

exception NotFound {
  1: i32 status = 404 (api.http_code = "")
  2: string message
}

service Stock {
  Item find(1: FindRequest request) throws (1: NotFound missing) (api.get = "/items/:sku")
  SearchResponse search(1: SearchRequest request) (api.get = "/items")
  PutResponse put(1: PutRequest request) (api.put = "/items/:sku")
}
