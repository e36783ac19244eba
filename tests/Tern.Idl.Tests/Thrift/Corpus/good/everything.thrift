/** All at once. */
namespace * everything
include "included/shared.thrift"

const i32 LIMIT = shared.LIMIT
typedef map<string, shared.Money> Prices
enum State { OPEN = 1, CLOSED }
struct Order { 1: required i64 id, 2: optional State state = State.OPEN, 3: Prices prices = {"a": {"cents": LIMIT}} }
union Result { 1: Order order, 2: string error }
exception NotFound { 1: i64 id }
service Orders {
  Result find(1: i64 id, 2: list<State> states = [State.OPEN]) throws (1: NotFound notFound, 2: shared.Failure failure)
  oneway void forget(1: i64 id)
}
