include "shared.thrift"
typedef shared.Money Price
