const string A = "one
two"
struct Item {
  1: string name (
    openapi.property = '{
      title: "response content",
      max_length: 80
    }'
  )
}
