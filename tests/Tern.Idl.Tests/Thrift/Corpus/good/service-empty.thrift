service Nothing {}
