"""Being there: sign-ins as they were taken, the phones that signed them, challenges, explanations asked for."""
