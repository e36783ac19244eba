union Expression { 1: i64 number, 2: Sum sum }
struct Sum { 1: required Expression left, 2: required Expression right }
