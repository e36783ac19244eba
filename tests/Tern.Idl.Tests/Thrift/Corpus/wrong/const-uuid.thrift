const uuid A = "1234" // error TERN3142
const uuid B = 5 // error TERN3140
const uuid C = "{01234567-89ab-cdef-0123-456789abcdef" // error TERN3142
