include "included/shared.types.thrift"
struct Order { 1: shared.types.Point at }
const i32 ZERO = shared.types.ZERO
