enum Color { RED, GREEN }
const Color A = 7 // warning TERN3146
