const uuid A = "00000000-4444-CCCC-ffff-0123456789ab"
const uuid B = "{01234567-89ab-cdef-0123-456789abcdef}"
