"""The words people read for each error; `layerscope.desktop.messages.words` chooses among them."""
