typedef Item Thing
typedef list<Item> Things
struct Item { 1: i32 id }
