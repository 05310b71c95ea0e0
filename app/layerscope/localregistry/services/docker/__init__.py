"""The protocol of docker and of every other client of images, as ECR's hosts speak it."""
