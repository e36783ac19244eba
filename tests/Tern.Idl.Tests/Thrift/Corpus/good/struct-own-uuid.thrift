typedef string uuid
struct Item { 1: uuid id }
