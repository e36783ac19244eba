enum Color { RED }
enum Light { AMBER }
const Color A = Light.AMBER // error TERN3140
