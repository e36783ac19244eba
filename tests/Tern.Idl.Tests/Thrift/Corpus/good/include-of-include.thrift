include "included/middle.thrift"
struct Order { 1: middle.Price price }
