typedef B A // error TERN3102
typedef list<C> B
typedef A C
