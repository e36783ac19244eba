include "included/shared.thrift"
include 'included/base.thrift'

struct Order {
  1: shared.Money total
  2: list<shared.Money> parts
  3: shared.Color color = shared.Color.RED
  4: i32 limit = shared.LIMIT
}
service Orders extends base.Base {
  shared.Money sum(1: shared.Amount amount) throws (1: shared.Failure failure)
}
