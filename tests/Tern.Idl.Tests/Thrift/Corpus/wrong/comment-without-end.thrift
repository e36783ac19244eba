struct A {} // error TERN3001+1
/* no end
