typedef list<i32> A
typedef set<string> B
typedef map<string, list<A>> C
typedef map<i32, map<string, set<B>>> D // warning TERN3130
