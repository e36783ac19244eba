struct Tree { 1: list<Tree> children, 2: optional Tree parent, 3: Node node }
struct Node { 1: optional Tree tree, 2: map<string, Node> nodes }
