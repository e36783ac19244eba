const i32 A = 1;
const i32 B = 2,
const list<i32> C = [
  1,
  2;
];
