"""The reporting tables of the CNCA (102010 plans, 103010 certificates, 103011 results) read into the contract."""
