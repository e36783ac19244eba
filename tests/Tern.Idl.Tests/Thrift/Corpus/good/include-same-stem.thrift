include "included/shared.thrift"
include "included/other/shared.thrift"
struct Both { 1: shared.Money money 2: shared.Weight weight }
