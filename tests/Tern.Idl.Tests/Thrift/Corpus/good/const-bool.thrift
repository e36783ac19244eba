const bool A = true
const bool B = false
const bool C = 1
const bool D = 0
