enum Color { RED, GREEN }
enum Light { RED, AMBER }
const Color A = Light.RED // warning TERN3149
const Color B = Nobody.GREEN // warning TERN3149
