exception Failure { 1: string message }
const Failure A = {"message": "broken"}
