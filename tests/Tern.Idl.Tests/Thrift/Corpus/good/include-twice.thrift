include "included/shared.thrift"
include "included/shared.thrift" // hint TERN3104
struct Order { 1: shared.Money total }
