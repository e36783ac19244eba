typedef map<i32, i32> A
typedef map<i32, A> B
typedef list<map<i32, B>> C
struct Big { 1: A1 a }
typedef map<A2, A2> A1 // warning TERN3130 error TERN3101
typedef map<A3, A3> A2 // warning TERN3130
typedef map<A4, A4> A3 // warning TERN3130
typedef map<A5, A5> A4 // warning TERN3130
typedef map<A6, A6> A5 // warning TERN3130
typedef map<A7, A7> A6 // warning TERN3130
typedef map<A8, A8> A7 // warning TERN3130
typedef map<A9, A9> A8 // warning TERN3130
typedef map<i32, i32> A9
typedef map<A1, A1> A0
