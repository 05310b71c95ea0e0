"""The forms that secrets come in, each as the places in a text that it takes up."""
