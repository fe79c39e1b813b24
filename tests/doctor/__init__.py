"""What is found on a PC, planted where no machine has it at hand."""
