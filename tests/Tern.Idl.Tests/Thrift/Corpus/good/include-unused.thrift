include "included/shared.thrift" // hint TERN3104
include "included/base.thrift"
service Mine extends base.Base {}
