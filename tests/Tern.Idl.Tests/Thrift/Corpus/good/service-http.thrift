struct GetItem {
  1: i64 id (api.path = "id")
  2: string lang (api.query = "lang", api.header = "X-Lang")
}
struct Item { 1: i64 id, 2: i32 status (api.http_code = "") }
service Shop {
  Item get(1: GetItem request) (api.get = "/items/:id")
  Item put(1: Item request) (api.put = "/items/:id", api.serializer = "json")
}
