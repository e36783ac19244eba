namespace cpp shop.contracts
namespace java com.example.shop
namespace netstd Shop.Contracts (package = "Shop")
namespace csharp Shop
namespace py.twisted shop
namespace go shop.v2
namespace smalltalk.category Shop.Category
namespace * shop
struct A {}
